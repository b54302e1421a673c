/** Given and family names of the demo's advisors and customers, from many places; any likeness is chance. */
export const GIVEN_NAMES =
  'Ada Aaliyah Alma Amir Ana Andre Anita Ben Bianca Caleb Camila Carla Chidi Clara Dana Darnell Deepa Diego Elena Eli Emi Esther Farid Fatima Felix Gabriel Grace Hana Hugo Imani Ines Isaac Ivy Jamal Jia Joel Jorge Josie Juno Kai Kenji Kiran Laila Leo Lena Lucia Malik Marta Maya Mei Milo Mina Nadia Nate Nia Noah Nora Olga Omar Owen Paula Priya Quinn Rafael Rania Rosa Ruth Samir Sara Sofia Tara Theo Tomas Uma Vera Victor Wendy Xavier Yara Yusuf Zoe'.split(
    ' ',
  );

export const FAMILY_NAMES =
  'Abbott Acosta Adeyemi Ahn Alvarez Baker Banks Barros Bell Bianchi Brooks Castillo Chan Chavez Cohen Cruz Diaz Dixon Duarte Eaton Fisher Flores Foster Garza Gill Grant Gupta Hayes Hernandez Holt Hughes Ibarra Iyer Jensen Joshi Kahale Kaya Keller Kim Lam Lane Lopez Marsh Medina Mehta Moore Morales Nakamura Ngo Novak Ochoa Okafor Ortiz Osei Park Patel Perez Petrov Quiroz Ramos Reed Reyes Rivera Rossi Salas Santos Shah Silva Soto Stone Suzuki Tran Vargas Vega Walsh Webb West Wong Young Zamora'.split(
    ' ',
  );
